import { randomBytes } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import { approveBatchContract } from '../../../shared/contracts/approve-batch';
import { approveGrantContract } from '../../../shared/contracts/approve-grant';
import { approveReceiverContract } from '../../../shared/contracts/approve-receiver';
import { approveWriteOffContract } from '../../../shared/contracts/approve-write-off';
import { askLoanContract } from '../../../shared/contracts/ask-loan';
import { batchContract } from '../../../shared/contracts/batch';
import { batchProposalContract } from '../../../shared/contracts/batch-proposal';
import { batchesContract } from '../../../shared/contracts/batches';
import { cancelOrderContract } from '../../../shared/contracts/cancel-order';
import { checkInContract } from '../../../shared/contracts/check-in';
import { checkOutContract } from '../../../shared/contracts/check-out';
import { closeGrantContract } from '../../../shared/contracts/close-grant';
import { closeOrderContract } from '../../../shared/contracts/close-order';
import { confirmOrderContract } from '../../../shared/contracts/confirm-order';
import { correctOrderContract } from '../../../shared/contracts/correct-order';
import { denyOrderContract } from '../../../shared/contracts/deny-order';
import { disputeOrderContract } from '../../../shared/contracts/dispute-order';
import { draftBatchContract } from '../../../shared/contracts/draft-batch';
import { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import { noShowContract } from '../../../shared/contracts/no-show';
import { orderContract } from '../../../shared/contracts/order';
import { overdueLoansContract } from '../../../shared/contracts/overdue-loans';
import { proposeCorrectionContract } from '../../../shared/contracts/propose-correction';
import { proposeGrantContract } from '../../../shared/contracts/propose-grant';
import { proposeReceiverContract } from '../../../shared/contracts/propose-receiver';
import { proposeReversalContract } from '../../../shared/contracts/propose-reversal';
import { proposeWriteOffContract } from '../../../shared/contracts/propose-write-off';
import { publishOrderContract } from '../../../shared/contracts/publish-order';
import { queueContract } from '../../../shared/contracts/queue';
import { recordDeathContract } from '../../../shared/contracts/record-death';
import { refuseGrantContract } from '../../../shared/contracts/refuse-grant';
import { refuseProposalContract } from '../../../shared/contracts/refuse-proposal';
import { rescheduleOrderContract } from '../../../shared/contracts/reschedule-order';
import { resolveOrderContract } from '../../../shared/contracts/resolve-order';
import { reverseOrderContract } from '../../../shared/contracts/reverse-order';
import { settleOrderContract } from '../../../shared/contracts/settle-order';
import { stopBatchContract } from '../../../shared/contracts/stop-batch';
import { withdrawDeathContract } from '../../../shared/contracts/withdraw-death';
import { yearLinesContract } from '../../../shared/contracts/year-lines';
import { kmsCipher } from '../../adapters/cipher-kms';
import { visitCodes } from '../../adapters/visit-codes';
import { openDoor } from '../../http/door';
import { type LambdaHandler, lambdaHandler } from '../../http/lambda-handler';
import { presentLooker } from '../../http/looker';
import { presentMs } from '../../http/present-instant';
import { routeCommand, routeQuery } from '../../http/route';
import { tokenVerifier } from '../../http/token';
import { batchQueries, batchStore } from '../../store/batch-store';
import { cityStore } from '../../store/city-store';
import { openClient } from '../../store/client';
import { currentProjections } from '../../store/generation-store';
import { identityStore } from '../../store/identity-store';
import { loanQueries } from '../../store/loan-queries';
import { orderQueries } from '../../store/order-queries';
import { orderStore } from '../../store/order-store';
import { personStore } from '../../store/person-store';
import { proposalQueries } from '../../store/proposal-queries';
import { sha256 } from '../../store/sha256';
import { openTable } from '../../store/table';
import { tryStore } from '../../store/try-store';
import { viewQueries } from '../../store/view-queries';
import { approveBatch } from '../../usecases/approve-batch';
import { approveReceiver } from '../../usecases/approve-receiver';
import { approveWriteOff } from '../../usecases/approve-write-off';
import { askLoan } from '../../usecases/ask-loan';
import { batch } from '../../usecases/batch';
import { batchProposal } from '../../usecases/batch-proposal';
import { batches } from '../../usecases/batches';
import { cancelOrder } from '../../usecases/cancel-order';
import { checkIn } from '../../usecases/check-in';
import { checkOut } from '../../usecases/check-out';
import { closeGrant } from '../../usecases/close-grant';
import { closeOrder } from '../../usecases/close-order';
import { confirmOrder } from '../../usecases/confirm-order';
import { correctOrder } from '../../usecases/correct-order';
import { denyOrder } from '../../usecases/deny-order';
import { disputeOrder } from '../../usecases/dispute-order';
import { draftBatch } from '../../usecases/draft-batch';
import { judgeGrant } from '../../usecases/judge-grant';
import { monthlySlip } from '../../usecases/monthly-slip';
import { noShow } from '../../usecases/no-show';
import { order } from '../../usecases/order';
import { overdueLoans } from '../../usecases/overdue-loans';
import { proposeCorrection } from '../../usecases/propose-correction';
import { proposeGrant } from '../../usecases/propose-grant';
import { proposeReceiver } from '../../usecases/propose-receiver';
import { proposeReversal } from '../../usecases/propose-reversal';
import { proposeWriteOff } from '../../usecases/propose-write-off';
import { publishOrder } from '../../usecases/publish-order';
import { queue } from '../../usecases/queue';
import { recordDeath } from '../../usecases/record-death';
import { refuseProposal } from '../../usecases/refuse-proposal';
import { rescheduleOrder } from '../../usecases/reschedule-order';
import { resolveOrder } from '../../usecases/resolve-order';
import { reveal } from '../../usecases/reveal';
import { reverseOrder } from '../../usecases/reverse-order';
import { settleOrder } from '../../usecases/settle-order';
import { stopBatch } from '../../usecases/stop-batch';
import { yearLines } from '../../usecases/year-lines';

const { TIMEBANK_TABLE, IDENTITY_TABLE, CIPHER_KEY_ID, KEY_PEPPER_ID, JWKS } = process.env;
if (!TIMEBANK_TABLE || !IDENTITY_TABLE || !CIPHER_KEY_ID || !KEY_PEPPER_ID || !JWKS)
  throw new Error('TIMEBANK_TABLE, IDENTITY_TABLE, CIPHER_KEY_ID, KEY_PEPPER_ID and JWKS must be set');

const logger = new Logger({ serviceName: 'desk' });
const client = openClient();
const kms = new KMSClient();
const table = openTable({ client, name: TIMEBANK_TABLE, randomBytes });
const { open } = kmsCipher({ kms, keyId: CIPHER_KEY_ID });

const ports = {
  ...cityStore(table),
  ...orderStore(table, sha256),
  ...personStore(table, sha256),
  ...batchStore(table, sha256),
  ...batchQueries(table),
  ...proposalQueries(table),
  ...orderQueries(table),
  ...loanQueries(table),
  latestDays: viewQueries(table).latestDays,
  ...currentProjections(table, presentMs),
  ...tryStore(table),
  ...visitCodes({ kms, keyId: KEY_PEPPER_ID }),
  reveal: reveal({
    ...identityStore(client, IDENTITY_TABLE),
    open,
    looker: presentLooker,
    note: (note) => logger.info('revealed', { reveal: note }),
  }),
  sha256,
};

const door = openDoor({
  verify: tokenVerifier(JWKS),
  sha256,
  denied: (note, code) => logger.warn('denied', { ...note, code }),
  failed: (note, cause) => logger.error('failed', { ...note, error: cause }),
});

routeQuery(door, 'desk', queueContract, queue(ports));
routeQuery(door, 'desk', orderContract, order(ports, 'desk'));
routeQuery(door, 'desk', overdueLoansContract, overdueLoans(ports));
routeQuery(door, 'desk', batchesContract, batches(ports));
routeQuery(door, 'desk', batchContract, batch(ports));
routeQuery(door, 'desk', batchProposalContract, batchProposal(ports));
routeQuery(door, 'desk', monthlySlipContract, monthlySlip(ports, 'desk'));
routeQuery(door, 'desk', yearLinesContract, yearLines(ports, 'desk'));

routeCommand(door, 'desk', publishOrderContract, publishOrder(ports));
routeCommand(door, 'desk', rescheduleOrderContract, rescheduleOrder(ports));
routeCommand(door, 'desk', cancelOrderContract, cancelOrder(ports));
routeCommand(door, 'desk', closeOrderContract, closeOrder(ports));
routeCommand(door, 'desk', checkInContract, checkIn(ports));
routeCommand(door, 'desk', checkOutContract, checkOut(ports));
routeCommand(door, 'desk', noShowContract, noShow(ports));
routeCommand(door, 'desk', confirmOrderContract, confirmOrder(ports));
routeCommand(door, 'desk', denyOrderContract, denyOrder(ports));
routeCommand(door, 'desk', disputeOrderContract, disputeOrder(ports));
routeCommand(door, 'desk', settleOrderContract, settleOrder(ports));
routeCommand(door, 'desk', resolveOrderContract, resolveOrder(ports));
routeCommand(door, 'desk', proposeCorrectionContract, proposeCorrection(ports));
routeCommand(door, 'desk', proposeReversalContract, proposeReversal(ports));
routeCommand(door, 'desk', refuseProposalContract, refuseProposal(ports));
routeCommand(door, 'desk', correctOrderContract, correctOrder(ports));
routeCommand(door, 'desk', reverseOrderContract, reverseOrder(ports));
routeCommand(door, 'desk', proposeGrantContract, proposeGrant(ports));
routeCommand(door, 'desk', approveGrantContract, judgeGrant(ports, 'approved'));
routeCommand(door, 'desk', refuseGrantContract, judgeGrant(ports, 'refused'));
routeCommand(door, 'desk', closeGrantContract, closeGrant(ports));
routeCommand(door, 'desk', askLoanContract, askLoan(ports));
routeCommand(door, 'desk', proposeWriteOffContract, proposeWriteOff(ports));
routeCommand(door, 'desk', approveWriteOffContract, approveWriteOff(ports));
routeCommand(door, 'desk', draftBatchContract, draftBatch(ports));
routeCommand(door, 'desk', approveBatchContract, approveBatch(ports));
routeCommand(door, 'desk', stopBatchContract, stopBatch(ports));
routeCommand(door, 'desk', recordDeathContract, recordDeath(ports, 'recorded'));
routeCommand(door, 'desk', withdrawDeathContract, recordDeath(ports, 'withdrawn'));
routeCommand(door, 'desk', proposeReceiverContract, proposeReceiver(ports));
routeCommand(door, 'desk', approveReceiverContract, approveReceiver(ports));

export const handler: LambdaHandler = lambdaHandler(door);
