package org.tidewire.tox.relay;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.tidewire.tox.net.Ticker;

/** Byte streams in memory with a clock of their own; what is written arrives cut and joined as a seed has it. */
final class Wires implements Streams, Ticker {
    private final Random random;
    private final Map<InetSocketAddress, Function<Stream, StreamListener>> hosts = new HashMap<>();
    private final Deque<Runnable> events = new ArrayDeque<>();
    private long now = 1_000_000_000L;

    /** Times somebody dialled. */
    int dialled;

    /** Whether streams take nothing. */
    boolean full;

    /** What becomes of every byte that a host sends. */
    Function<byte[], byte[]> spoil = bytes -> bytes;

    Wires(long seed) {
        random = new Random(seed);
    }

    @Override
    public long nanos() {
        return now;
    }

    void host(InetSocketAddress address, Function<Stream, StreamListener> host) {
        hosts.put(address, host);
    }

    void leave(InetSocketAddress address) {
        hosts.remove(address);
    }

    @Override
    public Stream open(InetSocketAddress to, StreamListener listener) {
        dialled++;
        End client = new End(listener, false);
        events.add(() -> connect(to, client));
        return client;
    }

    private void connect(InetSocketAddress to, End client) {
        Function<Stream, StreamListener> host = hosts.get(to);
        if (host == null) {
            client.end();
            return;
        }
        End server = new End(null, true);
        server.other = client;
        client.other = server;
        server.listener = host.apply(server);
        client.listener.opened();
    }

    /** Lets everything under way arrive. */
    void settle() {
        while (!events.isEmpty()) {
            events.remove().run();
        }
    }

    /** Lets time pass in steps of 100 ms, after each of which somebody ticks. */
    void pass(long millis, Runnable tick) {
        for (long i = 0; i < millis; i += 100) {
            settle();
            now += 100_000_000;
            tick.run();
        }
        settle();
    }

    private final class End implements Stream {
        private final boolean host;
        private StreamListener listener;
        private End other;
        private byte[] coming = new byte[0];
        private boolean over;

        End(StreamListener listener, boolean host) {
            this.listener = listener;
            this.host = host;
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            if (over || (full && !host)) {
                return false;
            }
            byte[] taken = new byte[bytes.remaining()];
            bytes.get(taken);
            other.come(host ? spoil.apply(taken) : taken);
            return true;
        }

        private void come(byte[] bytes) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(coming);
            joined.writeBytes(bytes);
            coming = joined.toByteArray();
            events.add(() -> arrive(1 + random.nextInt(Math.max(1, coming.length))));
        }

        private void arrive(int most) {
            int count = over ? 0 : Math.min(most, coming.length);
            if (count > 0) {
                ByteBuffer bytes = ByteBuffer.wrap(coming, 0, count).slice();
                coming = Arrays.copyOfRange(coming, count, coming.length);
                listener.read(bytes);
                if (bytes.hasRemaining()) {
                    throw new AssertionError("a listener left " + bytes.remaining() + " bytes");
                }
                events.add(() -> arrive(1 + random.nextInt(Math.max(1, coming.length))));
            }
        }

        @Override
        public void close() {
            if (!over) {
                events.add(this::end);
                if (other != null) {
                    events.add(other::hangUp);
                }
            }
        }

        private void hangUp() {
            if (coming.length > 0 && !over) {
                arrive(coming.length);
                events.add(this::hangUp);
            } else {
                end();
            }
        }

        private void end() {
            if (!over) {
                over = true;
                listener.closed();
            }
        }
    }
}
