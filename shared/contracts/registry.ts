import { agreeMoreContract } from './agree-more';
import { approveBatchContract } from './approve-batch';
import { approveGrantContract } from './approve-grant';
import { approveReceiverContract } from './approve-receiver';
import { approveWriteOffContract } from './approve-write-off';
import { askLoanContract } from './ask-loan';
import { batchContract } from './batch';
import { batchProposalContract } from './batch-proposal';
import { batchesContract } from './batches';
import { cancelOrderContract } from './cancel-order';
import { checkInContract } from './check-in';
import { checkOutContract } from './check-out';
import { closeGrantContract } from './close-grant';
import { closeOrderContract } from './close-order';
import { confirmOrderContract } from './confirm-order';
import type { Contract } from './contract';
import { correctOrderContract } from './correct-order';
import { declineLoanContract } from './decline-loan';
import { denyOrderContract } from './deny-order';
import { disputeOrderContract } from './dispute-order';
import { draftBatchContract } from './draft-batch';
import { dropOrderContract } from './drop-order';
import { endGuaranteeContract } from './end-guarantee';
import { fundingProposalContract } from './funding-proposal';
import { giftOptionsContract } from './gift-options';
import { giveMandateContract } from './give-mandate';
import { giveMinutesContract } from './give-minutes';
import { grabOrderContract } from './grab-order';
import { guaranteeLoanContract } from './guarantee-loan';
import { hallContract } from './hall';
import { heldMinutesContract } from './held-minutes';
import { homeContract } from './home';
import { lineProofContract } from './line-proof';
import { monthlySlipContract } from './monthly-slip';
import { myVisitsContract } from './my-visits';
import { noShowContract } from './no-show';
import { orderContract } from './order';
import { overdueLoansContract } from './overdue-loans';
import { passbookContract } from './passbook';
import { proposeCorrectionContract } from './propose-correction';
import { proposeGrantContract } from './propose-grant';
import { proposeReceiverContract } from './propose-receiver';
import { proposeReversalContract } from './propose-reversal';
import { proposeWriteOffContract } from './propose-write-off';
import { publishOrderContract } from './publish-order';
import { queueContract } from './queue';
import { recordDeathContract } from './record-death';
import { refuseGrantContract } from './refuse-grant';
import { refuseProposalContract } from './refuse-proposal';
import { repayLoanContract } from './repay-loan';
import { requestOrderContract } from './request-order';
import { rescheduleOrderContract } from './reschedule-order';
import { resolveOrderContract } from './resolve-order';
import { reverseOrderContract } from './reverse-order';
import { serviceRecordsContract } from './service-records';
import { setRepayShareContract } from './set-repay-share';
import { settleOrderContract } from './settle-order';
import { stopBatchContract } from './stop-batch';
import { withdrawDeathContract } from './withdraw-death';
import { withdrawMandateContract } from './withdraw-mandate';
import { yearLinesContract } from './year-lines';

/** Every command and query of the API, in the order of an order's life. */
export const registry: readonly Contract[] = [
  homeContract,
  fundingProposalContract,
  requestOrderContract,
  publishOrderContract,
  rescheduleOrderContract,
  hallContract,
  grabOrderContract,
  dropOrderContract,
  cancelOrderContract,
  checkInContract,
  checkOutContract,
  agreeMoreContract,
  noShowContract,
  confirmOrderContract,
  denyOrderContract,
  settleOrderContract,
  disputeOrderContract,
  resolveOrderContract,
  proposeCorrectionContract,
  proposeReversalContract,
  refuseProposalContract,
  correctOrderContract,
  reverseOrderContract,
  closeOrderContract,
  orderContract,
  myVisitsContract,
  passbookContract,
  giftOptionsContract,
  giveMinutesContract,
  proposeGrantContract,
  approveGrantContract,
  refuseGrantContract,
  closeGrantContract,
  giveMandateContract,
  withdrawMandateContract,
  askLoanContract,
  guaranteeLoanContract,
  declineLoanContract,
  repayLoanContract,
  setRepayShareContract,
  endGuaranteeContract,
  proposeWriteOffContract,
  approveWriteOffContract,
  draftBatchContract,
  approveBatchContract,
  stopBatchContract,
  recordDeathContract,
  withdrawDeathContract,
  proposeReceiverContract,
  approveReceiverContract,
  heldMinutesContract,
  serviceRecordsContract,
  monthlySlipContract,
  yearLinesContract,
  lineProofContract,
  queueContract,
  overdueLoansContract,
  batchesContract,
  batchContract,
  batchProposalContract,
];
