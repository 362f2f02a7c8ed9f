package org.example.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferListener;

/** Writes down what became of each transfer. The engine calls it on one thread, and never waits for it. */
@Component
public final class Report implements TransferListener {
    private final Path file;

    @Activate
    public Report(BundleContext context) {
        file = Path.of(context.getProperty("product.home"), "report.txt");
    }

    @Override
    public void changed(TransferInfo before, TransferInfo after) {
        String line = after.name() + " to " + after.peer().name() + " " + after.state() + " " + after.position() + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
