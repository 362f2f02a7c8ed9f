package org.tidewire.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.tidewire.friend.FriendRequest;

/**
 * Gives friend requests numbers that stay, whatever comes and goes: places in a list would change between reading it and
 * accepting somebody. May be called from any thread.
 *
 * <p>Immediate, since Gogo lets go of a command after each call, and the numbers must stay.
 */
@Component(service = RequestNumbers.class, immediate = true)
public final class RequestNumbers {
    /** More than can ever wait; those who are told but never listed must not pile up. */
    static final int KEPT = 256;

    private final Map<String, Integer> numbers = new LinkedHashMap<>(); // by id; guarded by this
    private int last; // guarded by this

    /**
     * Numbers one request.
     *
     * @param request any
     * @return it with its number, the same one for the same id
     */
    synchronized NumberedRequest of(FriendRequest request) {
        Integer number = numbers.get(request.id());
        if (number == null) {
            number = ++last;
            numbers.put(request.id(), number);
            if (numbers.size() > KEPT) {
                numbers.remove(numbers.keySet().iterator().next());
            }
        }
        return new NumberedRequest(number, request);
    }

    /**
     * Numbers all requests that wait, and forgets the numbers of those that do not.
     *
     * @param waiting all that wait
     * @return them in the same order, with their numbers
     */
    synchronized List<NumberedRequest> all(List<FriendRequest> waiting) {
        numbers.keySet().retainAll(waiting.stream().map(FriendRequest::id).toList());
        return waiting.stream().map(this::of).toList();
    }
}
