package eu.policygraph.engine;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingBuilder;

/** A row of numbers that gives terms when asked. */
final class RowBinding extends BindingBase {

    private final Var[] variables;
    private final int[] numbers;
    private final Run run;

    /** @param numbers of the terms of the variables, 0 where one has none; not changed from here on */
    RowBinding(Binding parent, Var[] variables, int[] numbers, Run run) {
        super(parent);
        this.variables = variables;
        this.numbers = numbers;
        this.run = run;
    }

    private int number(Var variable) {
        for (int i = 0; i < numbers.length; i++) {
            if (variables[i] == variable || variables[i].equals(variable)) {
                return numbers[i];
            }
        }
        return 0;
    }

    @Override
    protected Iterator<Var> vars1() {
        return IntStream.range(0, numbers.length).filter(i -> numbers[i] != 0).mapToObj(i -> variables[i]).iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int number : numbers) {
            size += number == 0 ? 0 : 1;
        }
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        return number(variable) != 0;
    }

    @Override
    protected Node get1(Var variable) {
        int number = number(variable);
        return number == 0 ? null : run.term(number);
    }

    /** The same row without a tie to the execution. */
    Binding copied() {
        BindingBuilder builder = parent == null ? Binding.builder() : Binding.builder(parent);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                builder.add(variables[i], run.term(numbers[i]));
            }
        }
        return builder.build();
    }

    @Override
    protected Binding detachWithOriginalParent() {
        return copied();
    }

    @Override
    protected Binding detachWithNewParent(Binding newParent) {
        return new RowBinding(newParent, variables, numbers, run).copied();
    }
}
