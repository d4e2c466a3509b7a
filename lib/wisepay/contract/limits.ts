/** How long the contract lets things take. */

/**
 * How long a question for news may be kept open, in s. The browser ends an extension's worker whose request waits 30 s
 * for its answer; this stays well below.
 */
export const longestWaitSeconds = 20;

/**
 * How long a terminal that is asked to cancel may take to obey, a bank to answer, and WisePay to stand for a time-out that a
 * terminal has reported, in seconds: after that the POD says that there is no answer, and what can be done. Inference: what
 * WisePay's terminals allow is not public. A bank's answer takes seconds, and terminals commonly give up on a bank, and on a
 * card that nobody presents, within a minute or two. Policy corrects it (`terminalPatienceSeconds`).
 */
export const terminalPatienceSeconds = 120;
