/** The time limits of the contract. */

/**
 * How long a long poll may be kept open, in seconds. The browser ends an extension's worker whose request waits 30 s
 * for its answer; this stays well below.
 */
export const longestWaitSeconds = 20;

/**
 * How long a terminal may take to cancel, a bank to answer, and WisePay to confirm a timeout that a terminal reported,
 * in seconds. After that the POD says that there is no answer, and what can be done. Inference: the limits of WisePay's
 * terminals are not public. A bank answers within seconds, and terminals commonly give up on a bank, or on a card that
 * is not presented, within a minute or two. Policy corrects it (`terminalPatienceSeconds`).
 */
export const terminalPatienceSeconds = 120;
