/**
 * The engine. State ({@code LiveTransfer} and its table {@code Transitions}), flow ({@code Slots},
 * {@code Speeds}, {@code Events}) and admission ({@code Admission}, {@code Origin}, {@code ReceiveFolder}) live apart, and so does what
 * outlives a restart ({@code Memory}, {@code Recall}, {@code Sends});
 * {@code TransferProtocol} wires them.
 *
 * <p>Locks: one for each transfer, held around its own state and one storage call; one for each {@code Slots}. Neither is
 * ever taken while the other is held, and nobody outside is called under either. Those of {@code Speeds}, {@code Bucket},
 * {@code Register} and {@code Pulse} are held for a moment, and nothing but a bucket's or that of {@code Debts} is taken under
 * them. The resume policy is asked with no lock held: {@code Memory} has a thread for what must wait for it.
 */
package org.tidewire.transfer.provider;
