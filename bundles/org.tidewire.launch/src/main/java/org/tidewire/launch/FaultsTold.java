package org.tidewire.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which faults have been told, the last few of them. Not thread-safe. */
final class FaultsTold {
    /** How many are remembered; of more than that some may be told twice. */
    static final int MOST = 256;

    private record Fault(String reason, long number) {}

    private final Map<String, Fault> last = new LinkedHashMap<>();

    /**
     * Notes a fault.
     *
     * @param what has it
     * @param reason the fault
     * @return whether it is new
     */
    boolean add(String what, String reason) {
        Fault before = last.get(what);
        return add(what, reason, before == null ? 0 : before.number());
    }

    /**
     * Notes the fault of a try: the same one is told anew if somebody has tried again.
     *
     * @param what has it
     * @param reason the fault
     * @param number another one for each try
     * @return whether it is new
     */
    boolean add(String what, String reason, long number) {
        Fault fault = new Fault(reason, number);
        boolean added = !fault.equals(last.remove(what));
        last.put(what, fault);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
        return added;
    }

    /**
     * Notes that something is gone, and its fault with it.
     *
     * @param what is gone
     */
    void forget(String what) {
        last.remove(what);
    }
}
