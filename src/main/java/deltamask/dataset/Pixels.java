package deltamask.dataset;

/** A decoded file's numbers before anyone has decided what they mean; rows from the top left. */
sealed interface Pixels {
    int width();

    int height();

    /** Turned upright. */
    Pixels upright(Orientation orientation);

    /** As a picture, 0xRRGGBB a pixel. */
    RgbImage toRgb();

    /**
     * One number a pixel.
     *
     * @param values unsigned
     * @param maximum the number that is white: 1, 3, 15, 255 or 65535
     */
    @SuppressWarnings("ArrayRecordComponent") // millions of numbers, handed on and never changed
    record Grey(int width, int height, short[] values, int maximum) implements Pixels {
        @Override
        public Pixels upright(Orientation orientation) {
            if (orientation == Orientation.UPRIGHT) {
                return this;
            }
            Orientation.Walk walk = orientation.walk(width, height);
            short[] turned = new short[values.length];
            int at = 0;
            for (int y = 0; y < walk.height(); y++) {
                int from = walk.start() + y * walk.stepY();
                for (int x = 0; x < walk.width(); x++) {
                    turned[at++] = values[from];
                    from += walk.stepX();
                }
            }
            return new Grey(walk.width(), walk.height(), turned, maximum);
        }

        /** A grey value from 0 to 255: of 16 bits the upper 8. */
        static int to8Bits(int value, int maximum) {
            return maximum == 65535 ? value >> 8 : value * 255 / maximum;
        }

        @Override
        public RgbImage toRgb() {
            int[] rgb = new int[values.length];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = to8Bits(values[i] & 0xFFFF, maximum) * 0x010101;
            }
            return new RgbImage(width, height, rgb);
        }
    }

    /** A number a pixel that stands for a colour of a palette, 0xRRGGBB each; that may be 256 greys. */
    @SuppressWarnings("ArrayRecordComponent")
    record Indexed(int width, int height, byte[] indices, int[] palette) implements Pixels {
        @Override
        public Pixels upright(Orientation orientation) {
            if (orientation == Orientation.UPRIGHT) {
                return this;
            }
            Orientation.Walk walk = orientation.walk(width, height);
            byte[] turned = new byte[indices.length];
            int at = 0;
            for (int y = 0; y < walk.height(); y++) {
                int from = walk.start() + y * walk.stepY();
                for (int x = 0; x < walk.width(); x++) {
                    turned[at++] = indices[from];
                    from += walk.stepX();
                }
            }
            return new Indexed(walk.width(), walk.height(), turned, palette);
        }

        /** The colour of an index; black for one beyond the palette. */
        int colour(int index) {
            return index < palette.length ? palette[index] : 0;
        }

        @Override
        public RgbImage toRgb() {
            int[] rgb = new int[indices.length];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = colour(indices[i] & 0xFF);
            }
            return new RgbImage(width, height, rgb);
        }
    }

    /** A colour a pixel, 0xRRGGBB. */
    @SuppressWarnings("ArrayRecordComponent")
    record Colour(int width, int height, int[] rgb) implements Pixels {
        @Override
        public Pixels upright(Orientation orientation) {
            if (orientation == Orientation.UPRIGHT) {
                return this;
            }
            Orientation.Walk walk = orientation.walk(width, height);
            int[] turned = new int[rgb.length];
            int at = 0;
            for (int y = 0; y < walk.height(); y++) {
                int from = walk.start() + y * walk.stepY();
                for (int x = 0; x < walk.width(); x++) {
                    turned[at++] = rgb[from];
                    from += walk.stepX();
                }
            }
            return new Colour(walk.width(), walk.height(), turned);
        }

        @Override
        public RgbImage toRgb() {
            return new RgbImage(width, height, rgb);
        }
    }
}
