package deltamask.phone;

import com.facebook.soloader.nativeloader.NativeLoader;
import com.facebook.soloader.nativeloader.SystemDelegate;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.pytorch.DType;
import org.pytorch.IValue;
import org.pytorch.Module;
import org.pytorch.PyTorchAndroid;
import org.pytorch.Tensor;

/**
 * PyTorch Mobile. Where the app was built with the lite library, a {@code .ptl} is run by the lite interpreter; with the
 * full library ({@code org.pytorch:pytorch_android}), by the full interpreter, which reads {@code .ptl} files too. The
 * Run says which of them it was.
 */
public final class TorchEngine implements Engine {
    /** The library that the app is built with; a build with another one changes this too. */
    static final String VERSION = "1.13.1";

    /** Not in the full library, so it can only be looked for. */
    private static final String LITE_LOADER = "org.pytorch.LiteModuleLoader";

    private static final String FULL = "pytorch_jni";
    private static final String LITE = "pytorch_jni_lite";

    private final Module module;
    private final String interpreter;
    private final String key;
    private Tensor input;
    private IValue output;

    private TorchEngine(Module module, String interpreter, String key) {
        this.module = module;
        this.interpreter = interpreter;
        this.key = key;
    }

    /**
     * Loads a model.
     *
     * @param key of the output, where the model returns a dictionary
     * @param threads of PyTorch's pool, from 1
     * @throws IOException if it cannot be loaded; the message is one sentence
     */
    public static TorchEngine load(Path model, String key, int threads) throws IOException {
        try {
            findNatives();
            boolean lite = hasLite();
            Module module = lite ? loadLite(model) : Module.load(model.toString());
            PyTorchAndroid.setNumThreads(threads);
            return new TorchEngine(module, lite ? "lite" : "full", key);
        } catch (LinkageError e) {
            throw new IOException("PyTorch Mobile has no native library for this machine: " + firstLine(e) + ".", e);
        } catch (RuntimeException e) {
            throw new IOException(model.getFileName() + " cannot be loaded: " + firstLine(e) + ".", e);
        }
    }

    /**
     * {@link PyTorchAndroid}, which sets the threads, asks for the lite native library, also in the full one's archive
     * that does not hold it. There the full one has the same function.
     */
    private static void findNatives() {
        if (!NativeLoader.isInitialized()) {
            NativeLoader.init(new SystemDelegate() {
                @Override
                public boolean loadLibrary(String name, int flags) {
                    return super.loadLibrary(name.equals(LITE) && !hasLite() ? FULL : name, flags);
                }
            });
        }
    }

    private static boolean hasLite() {
        try {
            Class.forName(LITE_LOADER, false, TorchEngine.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Module loadLite(Path model) throws IOException {
        try {
            return (Module)
                    Class.forName(LITE_LOADER).getMethod("load", String.class).invoke(null, model.toString());
        } catch (InvocationTargetException e) {
            throw new IOException(model.getFileName() + " cannot be loaded: " + firstLine(e.getCause()) + ".", e);
        } catch (ReflectiveOperationException e) {
            throw new IOException("This build's PyTorch Mobile has no lite interpreter that is known here.", e);
        }
    }

    /** PyTorch's messages go on with a native stack trace. */
    static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).trim();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    @Override
    public String name() {
        return "PyTorch Mobile " + VERSION + ", " + interpreter + " interpreter";
    }

    @Override
    public void input(float[] values, int width, int height) {
        input = Tensor.fromBlob(values, new long[] {1, 3, height, width});
    }

    @Override
    public void forward() {
        output = module.forward(IValue.from(input));
    }

    @Override
    public Scores output() {
        return scores(output, key);
    }

    static Scores scores(IValue output, String key) {
        Tensor tensor = tensor(output, key);
        long[] shape = tensor.shape();
        if (tensor.dtype() != DType.FLOAT32 || shape.length != 4 || shape[0] != 1) {
            throw new IllegalArgumentException("The model returned " + tensor.dtype() + " numbers of the shape "
                    + Arrays.toString(shape) + ", not FLOAT32 of 1 x classes x height x width.");
        }
        return new Scores((int) shape[1], (int) shape[2], (int) shape[3], tensor.getDataAsFloatArray());
    }

    private static Tensor tensor(IValue output, String key) {
        if (output.isDictStringKey()) {
            Map<String, IValue> named = output.toDictStringKey();
            if (!named.containsKey(key)) {
                throw new IllegalArgumentException("The model returned " + named.keySet() + " without \"" + key
                        + "\": name one of them as output.key in the card.");
            }
            return named.get(key).toTensor();
        }
        return output.isTuple() ? output.toTuple()[0].toTensor() : output.toTensor();
    }

    @Override
    public void close() {
        module.destroy();
    }
}
