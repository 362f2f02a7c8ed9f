package org.tidewire.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.storage.FilePath;

/**
 * One file on its way, between one wire and storage.
 *
 * <p>One thread moves the bytes, by {@link #read} or {@link #write}; every other method may be called from any thread.
 */
@ProviderType
public interface Transfer {
    /**
     * Tells how it stands; never waits.
     *
     * @return a snapshot
     */
    TransferInfo info();

    /**
     * Tells when it came to the state it is in; never waits. For one that is over that is its end.
     *
     * @return the moment, by the wall clock
     */
    Instant since();

    /**
     * Tells how fast its bytes moved lately; never waits.
     *
     * @return bytes per second over the last few seconds; 0 while none move
     */
    long rate();

    /**
     * Tells which backend holds its bytes open; never waits.
     *
     * @return its {@link org.tidewire.storage.Storage#NAME}; empty while it is in none: it has not started, is SUSPENDED or
     *     over, or a host supplies the bytes
     */
    String storage();

    /**
     * Tells the key that claims this transfer (Wired 4.2, downloads, step 2).
     *
     * @return 40 hex digits, random; present only while READY on Wired
     */
    Optional<String> key();

    /**
     * Accepts, pauses, resumes or cancels.
     *
     * <p>RESUME by the side that an offer waits for accepts it; it moves once there is a slot for it. A paused transfer goes
     * on when every side that paused has resumed. CANCEL is allowed in every state that is not final, and discards what
     * arrived. CANCEL by {@link Side#OURS} of a friend's transfer that was INTERRUPTED or FAILED makes sure that it is not
     * taken up again; its state stays.
     *
     * <p>With a {@link org.tidewire.resume.ResumePolicy} accepting is durable before the friend hears of it; if it cannot be
     * remembered, the transfer is FAILED. This does not wait for that.
     *
     * @param control what to do
     * @param by who says so
     * @throws TransferException with Tox's own reasons if the state does not allow it: {@code NOT_PAUSED} to resume what
     *     runs, {@code DENIED} to resume what only the other side paused or to accept what we offer, {@code ALREADY_PAUSED} to
     *     pause twice or before acceptance, {@code NOT_FOUND} once it is over; nothing has changed
     */
    void control(FileControl control, Side by) throws TransferException;

    /**
     * Begins elsewhere than at 0; only while OFFERED, by the receiving side (Tox, file seek).
     *
     * @param position the first byte to send, 0 to size - 1; of a stream any
     * @throws TransferException {@code DENIED} once it was accepted, {@code INVALID_POSITION}, also for any position of an
     *     empty file, {@code NOT_FOUND} once it is over; nothing has changed
     */
    void seek(long position) throws TransferException;

    /**
     * Chooses where an offered file goes, instead of a free name in the receive folder. If a folder lies at the path, the file
     * goes into it under its offered name, with a number if that is taken; else the path is the file's own.
     *
     * @param path a folder that is there, or a name that is free in a folder that is there
     * @throws TransferException {@code DENIED} unless a friend offers it and nobody has accepted it; {@code FILE_EXISTS} if a
     *     file has the name; {@code BUSY} if another transfer has it, or a part of a file is kept for it; {@code NAME_TOO_LONG}
     *     beyond 241 bytes of UTF-8; {@code NO_STORAGE}; the path stays as it was
     * @throws java.nio.file.NoSuchFileException if the folder is not there, or the name is that of a partial
     * @throws IOException if storage fails; the path stays as it was
     */
    void target(FilePath path) throws IOException;

    /**
     * Goes before all others of the same peer and direction that wait: for a slot, or for their friend. That order is
     * remembered with a {@link org.tidewire.resume.ResumePolicy}. What moves already goes on.
     *
     * @throws TransferException {@code DENIED} if it does not wait
     * @throws IOException if the order cannot be remembered; it stays as it was
     */
    void first() throws IOException;

    /**
     * Reads the next bytes to send; waits while QUEUED, PAUSED or SUSPENDED, and as long as the speed limits say. Where
     * there are some, it reads less than the chunk has room for.
     *
     * <p>Returning -1 means that the caller has sent all: the transfer is COMPLETED, and forgotten. So a friend's wire reads
     * beyond the last byte only once all is acknowledged. The end of a stream is known only by reading there: the transfer
     * goes on RUNNING then, until {@link #finish} says that all arrived.
     *
     * @param chunk takes the bytes
     * @param position of the first byte wanted; at most the number of bytes that were read so far
     * @return how many bytes were read, at least 1 if the chunk has room; -1 after the last
     * @throws TransferException {@code DENIED} if it is over, nobody accepted it or its key was not used,
     *     {@code INVALID_POSITION}
     * @throws IOException if storage fails; the transfer is FAILED then
     */
    int read(ByteBuffer chunk, long position) throws IOException;

    /**
     * Stores the next bytes that arrived; waits while QUEUED, PAUSED or SUSPENDED, and then as long as the speed limits say.
     *
     * <p>When this returns after the last byte, the file is committed and the transfer COMPLETED. Bytes beyond the size
     * are left in the chunk.
     *
     * @param chunk the bytes
     * @param position of the first one, exactly as many as are held
     * @throws TransferException {@code DENIED} if it is over, nobody accepted it or its key was not used,
     *     {@code INVALID_POSITION}
     * @throws IOException if storage fails, as on a full disk; the transfer is FAILED, what arrived stays, but nothing of a
     *     small file that arrived at once
     */
    void write(ByteBuffer chunk, long position) throws IOException;

    /**
     * Says that no more bytes pass; waits while QUEUED, PAUSED or SUSPENDED. Of what we receive, that the other side has no
     * more: a stream is committed and COMPLETED, and so is what lacks no byte. A file that lacks some is INTERRUPTED: the
     * sender ended it early, and what arrived is kept. Of a stream we send, that the other side has all: it is COMPLETED.
     * Does nothing if it is COMPLETED already.
     *
     * @throws TransferException {@code DENIED} if it does not run; if it sends, and is no stream that was read to its end
     * @throws IOException if storage fails; the transfer is FAILED then, what arrived stays
     */
    void finish() throws IOException;

    /**
     * Says that the wire is gone: the transfer is INTERRUPTED, its slot free, what arrived is kept; an empty partial is
     * discarded. Does nothing if the transfer is over.
     *
     * @param reason why, for a person
     */
    void disconnected(String reason);
}
