package deltamask.report;

/** A part of a figure that is drawn inside its axes, over the parts before it. */
interface Layer {
    void draw(Canvas canvas);
}
