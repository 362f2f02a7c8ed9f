package org.tidewire.transfer.provider;

import java.io.IOException;

import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Transfer;

/** What can be said to the other end. */
final class Wire {
    /** A Wired client, which is told nothing: its listener answers by itself. */
    static final Friend WIRED = new Friend() {
        @Override
        public void offer(Transfer transfer) {}

        @Override
        public void control(Transfer transfer, FileControl control) {}

        @Override
        public void seek(Transfer transfer, long position) {}
    };

    /** A friend that is not online, or has as many offers as it can take: it hears of the transfer later. */
    static final Friend ABSENT = new Friend() {
        @Override
        public void offer(Transfer transfer) {}

        @Override
        public void control(Transfer transfer, FileControl control) {}

        @Override
        public void seek(Transfer transfer, long position) {}
    };

    /** One thing to say, which may find the line dead. */
    interface Word {
        void say() throws IOException;
    }

    private Wire() {}
}
