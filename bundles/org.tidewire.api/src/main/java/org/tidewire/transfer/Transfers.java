package org.tidewire.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.account.AccountLimits;
import org.tidewire.storage.Content;
import org.tidewire.storage.FilePath;

/**
 * The engine, a service: every transfer begins here. {@link #send} and {@link #receive} are Tox's verbs,
 * {@link #download}, {@link #upload} and {@link #claim} Wired's. Methods may be called from any thread.
 *
 * <p>Who may do what is the caller's business; the engine checks paths, sizes, partials and slots.
 */
@ProviderType
public interface Transfers {
    /**
     * Offers a stored file to a friend. With a {@link org.tidewire.resume.ResumePolicy} an ordinary file is remembered
     * before the friend is told, offered again under the same file id whenever the friend comes online, and forgotten when
     * it is complete or cancelled; and a friend that is offline, or has 256 offers already, hears of it later: it is OFFERED
     * meanwhile. Avatars are offered once.
     *
     * @param friend the friend's id
     * @param source the file
     * @param kind what the file is for
     * @return the transfer, OFFERED
     * @throws TransferException {@code NOT_CONNECTED} if there is no such friend online, and {@code TOO_MANY} if 256 files are
     *     on offer, and no policy to remember the file by; {@code NAME_TOO_LONG} if the name has more than 255 bytes in UTF-8;
     *     {@code NO_STORAGE}
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the friend or storage fails, or if it cannot be remembered; it is not offered again then
     */
    Transfer send(String friend, FilePath source, FileKind kind) throws IOException;

    /**
     * Offers all files of a folder, and of the folders in it, to a friend: one after the other in the order of their names,
     * folders where their names stand, each under its path relative to the folder's parent, as {@code "holiday/day 1/img.jpg"}.
     * With a {@link org.tidewire.resume.ResumePolicy} all of them are remembered before the friend hears of the first, so that
     * what this returns survives as a whole. Partials are left out, and so are empty folders, which Tox cannot carry.
     *
     * @param friend the friend's id
     * @param folder the folder
     * @return the transfers in order, OFFERED; none if there is no file
     * @throws TransferException as for {@link #send(String, FilePath, FileKind)}; {@code NAME_TOO_LONG} if a relative name has
     *     more than 255 bytes; nothing is offered then
     * @throws java.nio.file.NoSuchFileException if there is no such folder
     * @throws IOException if storage fails or something cannot be remembered; nothing is offered then
     */
    List<Transfer> sendFolder(String friend, FilePath folder) throws IOException;

    /**
     * Offers any bytes to a friend that is online, once: only whoever supplies them can offer them again, under the same file
     * id, and a friend that holds a part of them seeks.
     *
     * @param friend the friend's id
     * @param offer what to offer; the size is the content's, or {@link FileOffer#STREAMING}: then the file ends where the
     *     content does
     * @param data the bytes; closed when the transfer is over, also if this method fails. If it has fewer than the size says, the
     *     transfer is FAILED and the friend is told. A read should not wait long: who pauses or cancels waits for it
     * @return the transfer, OFFERED
     * @throws TransferException {@code NOT_CONNECTED} if there is no such friend online; {@code NAME_TOO_LONG} if the name has
     *     more than 255 bytes in UTF-8; {@code TOO_MANY} if 256 files are on offer; {@code DENIED} if the very id is
     * @throws IOException if the friend fails
     */
    Transfer send(String friend, FileOffer offer, Content data) throws IOException;

    /**
     * Takes in what a friend offers. A new file is not accepted, unless a rule of the operator's takes it: that is RESUME by
     * {@link Side#OURS}.
     *
     * <p>One that was accepted before goes on by itself, if a {@link org.tidewire.resume.ResumePolicy} knows friend, id and
     * size, and its partial is there. So {@link Friend#seek} and {@link Friend#control} may be called before this returns,
     * from the same thread: the file id tells which offer is meant. RESUME comes as soon as there is a slot, or CANCEL if no
     * byte is lacking. A live transfer of the same friend and id is INTERRUPTED first: its sender has begun again.
     *
     * @param friend who offers
     * @param id the friend's id
     * @param offer what is offered
     * @return the transfer: OFFERED, its path a free name in the receive folder; or what it is by now, if it goes on
     * @throws IOException if storage fails
     */
    Transfer receive(Friend friend, String id, FileOffer offer) throws IOException;

    /**
     * Asks for a stored file (Wired GET). A download of the same file by an equal peer that has a slot, and has moved no
     * byte for three seconds, is interrupted: its client has lost the connection.
     *
     * @param peer who asks
     * @param limits what the peer's account may; asked whenever it matters, from any thread and with no lock held, so
     *     that a change counts at once, for speeds within a quarter of a second. All transfers of peers with one name
     *     share them. It answers without waiting, and does not throw.
     * @param source the file, or a partial by its suffixed name
     * @param offset the first byte wanted, 0 to size
     * @return the transfer, QUEUED or READY
     * @throws java.nio.file.NoSuchFileException if no file lies there, also if a folder does
     * @throws TransferException {@code INVALID_POSITION}, {@code QUEUE_FULL}, {@code NO_STORAGE}
     * @throws IOException if storage fails
     */
    Transfer download(Peer peer, Supplier<AccountLimits> limits, FilePath source, long offset) throws IOException;

    /**
     * Asks to store a file, or the rest of one (Wired 4.2, uploads, step 2).
     *
     * <p>A partial is gone on with if it was begun by the same account with the same size and checksum. If nobody knows
     * who began it, and it holds at least the megabyte that the checksum proves, that megabyte is kept and what follows
     * dropped. One that nobody can prove and that is shorter starts again at 0. A transfer of the same account for the very same upload is interrupted and replaced,
     * so that a client that lost its connection need not wait for its old one to die.
     *
     * @param peer who asks
     * @param limits as for {@link #download}
     * @param target the file to be
     * @param size bytes of the whole file, 0 or more
     * @param sum the whole file's checksum
     * @return the transfer, QUEUED or READY; its position is the offset to send from
     * @throws TransferException {@code FILE_EXISTS}, {@code CHECKSUM_MISMATCH}, {@code BUSY}, {@code QUEUE_FULL},
     *     {@code NO_STORAGE}
     * @throws java.nio.file.NoSuchFileException if the folder does not exist
     * @throws IOException if storage fails
     */
    Transfer upload(Peer peer, Supplier<AccountLimits> limits, FilePath target, long size, Checksum sum)
            throws IOException;

    /**
     * Starts the transfer that a key was given for: READY becomes RUNNING, once (Wired 4.2, downloads, step 4). One that
     * lacks no byte is committed at once and comes back COMPLETED.
     *
     * @param key what the client presents; compared in constant time
     * @param place where it calls from; must equal the place of the peer that was given the key
     * @return the transfer; empty if the key is unknown, used, expired or another's
     */
    Optional<Transfer> claim(String key, String place);

    /**
     * Lets go of somebody who is a friend no more, soon: all their transfers are cancelled, they are told so if they are
     * online, and nothing of theirs is remembered, in either direction. Not for a friend that only went offline, whose
     * transfers go on when it is back. Does nothing for somebody who is not known.
     *
     * @param friend the friend's id
     */
    void forget(String friend);

    /**
     * Lists the transfers: those that live, and those that ended within the last day, the latest thousand of them, by number.
     * Sends that wait for a friend since an earlier run are among them.
     *
     * @return the transfers
     */
    List<Transfer> list();
}
