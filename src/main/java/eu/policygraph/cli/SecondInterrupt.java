package eu.policygraph.cli;

import java.lang.reflect.Proxy;

/** Lets whoever presses Ctrl-C again while the server ends have it end at once, with exit code 130. */
final class SecondInterrupt {

    private static final int INTERRUPTED = 130;

    private SecondInterrupt() {}

    /** Called while the program ends; before that an interrupt is for the Java machine, which begins the end. */
    static void endsAtOnce() {
        try {
            // Reached by name: the compiler refuses the package, which every JDK has in jdk.unsupported.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halt = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(INTERRUPTED);
                return null;
            });
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("INT"), halt);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // On a machine without signals the end takes its time.
            return;
        }
    }
}
