package org.tidewire.tox.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.link.Hold;

/** An end of a file that notes what it hears. */
public class Noted implements IncomingEnd, OutgoingEnd {
    public final List<String> events = new ArrayList<>();
    public final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    public IncomingFile file;

    /** Keeps the sender from hearing that the last piece came; null before that, and where the end is kept by nobody. */
    public Hold hold;

    /** Whether to keep it. */
    public boolean keeps;

    @Override
    public void data(ByteBuffer data) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        bytes.writeBytes(piece);
    }

    @Override
    public void ended(boolean whole, Hold last) {
        hold = last;
        if (!keeps) {
            last.release();
        }
        events.add(whole ? "whole" : "early");
    }

    @Override
    public void sought(long position) {
        events.add("sought " + position);
    }

    @Override
    public void accepted() {
        events.add("accepted");
    }

    @Override
    public void emptied(ByteBuffer data) {
        events.add("emptied");
    }

    @Override
    public void delivered() {
        events.add("delivered");
    }

    @Override
    public void paused(boolean paused) {
        events.add(paused ? "paused" : "resumed");
    }

    @Override
    public void killed() {
        events.add("killed");
    }

    @Override
    public void gone() {
        events.add("gone");
    }
}
