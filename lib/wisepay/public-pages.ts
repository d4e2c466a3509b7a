/**
 * The article "ConnectWise PSA Payment POD" in WisePay's help centre for merchants, as public search knows it: help for
 * everybody, signed in or not. Its end leads to the topic in the Enhancement Forum, whose own address is not known in
 * public, so suggestions start here too. Inference: an administrator's policy corrects both (`helpUrl`, `feedbackUrl`).
 */
export const podArticle =
  'https://merchantadmin.wise-pay.com/support/solutions/articles/36000461373-connectwise-psa-payment-pod';
