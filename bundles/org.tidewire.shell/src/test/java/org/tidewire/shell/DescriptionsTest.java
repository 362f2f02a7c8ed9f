package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
    @Test
    void everyCommandAndParameterSaysWhatItIs() throws Exception {
        List<Class<?>> classes = commandClasses();
        assertTrue(classes.size() >= 4, "found only " + classes);
        for (Class<?> type : classes) {
            List<Method> commands = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .toList();
            assertFalse(commands.isEmpty(), type + " has no commands");
            for (Method command : commands) {
                requireText(command, command);
                Arrays.stream(command.getParameters())
                        .filter(parameter -> parameter.getType() != CommandSession.class)
                        .forEach(parameter -> requireText(parameter, command));
            }
        }
    }

    private static void requireText(AnnotatedElement described, Method command) {
        Descriptor descriptor = described.getAnnotation(Descriptor.class);
        assertNotNull(descriptor, () -> described + " of " + command + " has no @Descriptor");
        assertFalse(descriptor.value().isBlank(), () -> described + " of " + command + " says nothing");
    }

    /** Every class of the bundle whose name ends so, found in its folder, so that a new one is not forgotten. */
    private static List<Class<?>> commandClasses() throws Exception {
        Path folder = Path.of(TransferCommands.class
                        .getResource("TransferCommands.class")
                        .toURI())
                .getParent();
        List<Class<?>> found = new ArrayList<>();
        for (String name : names(folder)) {
            found.add(Class.forName("org.tidewire.shell." + name));
        }
        return found;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Commands.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
    }
}
