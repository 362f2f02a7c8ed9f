package org.tidewire.transfer.provider;

import java.time.Duration;

import org.tidewire.storage.FilePath;

/** The configuration, checked. */
record Limits(
        int totalDownloads,
        int totalUploads,
        int clientDownloads,
        int clientUploads,
        int friendSends,
        int friendReceives,
        int queue,
        Timetable speeds,
        Duration ready,
        Duration grace,
        Duration patience,
        Duration partialAge,
        FilePath receiveFolder,
        String root) {
    private static final int MOST = 10_000;

    /** How many files of all friends move at once, each way: of 16 friends as many as Tox has numbers for. */
    private static final int MOST_OF_FRIENDS = 4_096;

    static Limits of(TransferConfig config) {
        return new Limits(
                within("total.downloads", config.total_downloads(), 1, MOST),
                within("total.uploads", config.total_uploads(), 1, MOST),
                within("client.downloads", config.client_downloads(), 1, MOST),
                within("client.uploads", config.client_uploads(), 1, MOST),
                within("friend.sends", config.friend_sends(), 1, Sends.MOST),
                within("friend.receives", config.friend_receives(), 1, Sends.MOST),
                within("queue.limit", config.queue_limit(), 0, 1_000_000),
                Timetable.of(plain(config), config.timetable()),
                Duration.ofSeconds(within("ready.timeout", config.ready_timeout(), 1, 3600)),
                Duration.ofSeconds(within("suspend.grace", config.suspend_grace(), 0, 60)),
                Duration.ofSeconds(within("suspend.timeout", config.suspend_timeout(), 0, 3600)),
                Duration.ofDays(within("partial.age", config.partial_age(), 0, 36_500)),
                FilePath.of(config.receive_folder()),
                config.storage_root());
    }

    Slots.Most downloads() {
        return new Slots.Most(totalDownloads, clientDownloads, queue);
    }

    Slots.Most uploads() {
        return new Slots.Most(totalUploads, clientUploads, queue);
    }

    Slots.Most sends() {
        return ofFriends(friendSends);
    }

    Slots.Most receives() {
        return ofFriends(friendReceives);
    }

    /** Any number of files waits: friends offer no more than a wire takes, and nobody else brings them. */
    private static Slots.Most ofFriends(int each) {
        return new Slots.Most(MOST_OF_FRIENDS, each, Integer.MAX_VALUE);
    }

    private static Rates plain(TransferConfig config) {
        return new Rates(
                speed("download.speed", config.download_speed()), speed("upload.speed", config.upload_speed()));
    }

    private static long speed(String key, long value) {
        try {
            return Rates.checked(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TransferConfig.PID + ": " + key + ": " + e.getMessage(), e);
        }
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    TransferConfig.PID + ": " + key + " is " + value + ", allowed are " + least + " to " + most);
        }
        return value;
    }
}
