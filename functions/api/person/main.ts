import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { agreeMoreContract } from '../../../shared/contracts/agree-more';
import { askLoanContract } from '../../../shared/contracts/ask-loan';
import { cancelOrderContract } from '../../../shared/contracts/cancel-order';
import { checkInContract } from '../../../shared/contracts/check-in';
import { checkOutContract } from '../../../shared/contracts/check-out';
import { confirmOrderContract } from '../../../shared/contracts/confirm-order';
import { declineLoanContract } from '../../../shared/contracts/decline-loan';
import { denyOrderContract } from '../../../shared/contracts/deny-order';
import { disputeOrderContract } from '../../../shared/contracts/dispute-order';
import { dropOrderContract } from '../../../shared/contracts/drop-order';
import { endGuaranteeContract } from '../../../shared/contracts/end-guarantee';
import { fundingProposalContract } from '../../../shared/contracts/funding-proposal';
import { giftOptionsContract } from '../../../shared/contracts/gift-options';
import { giveMandateContract } from '../../../shared/contracts/give-mandate';
import { giveMinutesContract } from '../../../shared/contracts/give-minutes';
import { grabOrderContract } from '../../../shared/contracts/grab-order';
import { guaranteeLoanContract } from '../../../shared/contracts/guarantee-loan';
import { hallContract } from '../../../shared/contracts/hall';
import { heldMinutesContract } from '../../../shared/contracts/held-minutes';
import { homeContract } from '../../../shared/contracts/home';
import { lineProofContract } from '../../../shared/contracts/line-proof';
import { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import { myVisitsContract } from '../../../shared/contracts/my-visits';
import { orderContract } from '../../../shared/contracts/order';
import { passbookContract } from '../../../shared/contracts/passbook';
import { repayLoanContract } from '../../../shared/contracts/repay-loan';
import { requestOrderContract } from '../../../shared/contracts/request-order';
import { rescheduleOrderContract } from '../../../shared/contracts/reschedule-order';
import { serviceRecordsContract } from '../../../shared/contracts/service-records';
import { setRepayShareContract } from '../../../shared/contracts/set-repay-share';
import { withdrawMandateContract } from '../../../shared/contracts/withdraw-mandate';
import { yearLinesContract } from '../../../shared/contracts/year-lines';
import { s3Archive } from '../../adapters/archive-s3';
import { kmsCipher } from '../../adapters/cipher-kms';
import { visitCodes } from '../../adapters/visit-codes';
import { openDoor } from '../../http/door';
import { type LambdaHandler, lambdaHandler } from '../../http/lambda-handler';
import { presentLooker } from '../../http/looker';
import { presentMs } from '../../http/present-instant';
import { routeCommand, routeQuery, routeText } from '../../http/route';
import { tokenVerifier } from '../../http/token';
import { cityStore } from '../../store/city-store';
import { openClient } from '../../store/client';
import { currentProjections } from '../../store/generation-store';
import { identityStore } from '../../store/identity-store';
import { orderQueries } from '../../store/order-queries';
import { orderStore } from '../../store/order-store';
import { peopleStore } from '../../store/people-store';
import { personStore } from '../../store/person-store';
import { sha256 } from '../../store/sha256';
import { openTable } from '../../store/table';
import { tryStore } from '../../store/try-store';
import { viewQueries } from '../../store/view-queries';
import { agreeMore } from '../../usecases/agree-more';
import { answerLoan } from '../../usecases/answer-loan';
import { askLoan } from '../../usecases/ask-loan';
import { cancelOrder } from '../../usecases/cancel-order';
import { checkIn } from '../../usecases/check-in';
import { checkOut } from '../../usecases/check-out';
import { confirmOrder } from '../../usecases/confirm-order';
import { denyOrder } from '../../usecases/deny-order';
import { disputeOrder } from '../../usecases/dispute-order';
import { dropOrder } from '../../usecases/drop-order';
import { fundingProposal } from '../../usecases/funding-proposal';
import { giftOptions } from '../../usecases/gift-options';
import { giveMandate } from '../../usecases/give-mandate';
import { giveMinutes } from '../../usecases/give-minutes';
import { grabOrder } from '../../usecases/grab-order';
import { hall } from '../../usecases/hall';
import { heldMinutes } from '../../usecases/held-minutes';
import { home } from '../../usecases/home';
import { lineProof } from '../../usecases/line-proof';
import { monthlySlip } from '../../usecases/monthly-slip';
import { myVisits } from '../../usecases/my-visits';
import { order } from '../../usecases/order';
import { passbook } from '../../usecases/passbook';
import { repayLoan } from '../../usecases/repay-loan';
import { requestOrder } from '../../usecases/request-order';
import { rescheduleOrder } from '../../usecases/reschedule-order';
import { reveal } from '../../usecases/reveal';
import { serviceRecords } from '../../usecases/service-records';
import { setRepayShare } from '../../usecases/set-repay-share';
import { withdrawMandate } from '../../usecases/withdraw-mandate';
import { yearLines } from '../../usecases/year-lines';

const { TIMEBANK_TABLE, IDENTITY_TABLE, CIPHER_KEY_ID, KEY_PEPPER_ID, JWKS, ARCHIVE_BUCKET } = process.env;
if (!TIMEBANK_TABLE || !IDENTITY_TABLE || !CIPHER_KEY_ID || !KEY_PEPPER_ID || !JWKS || !ARCHIVE_BUCKET)
  throw new Error(
    'TIMEBANK_TABLE, IDENTITY_TABLE, CIPHER_KEY_ID, KEY_PEPPER_ID, JWKS and ARCHIVE_BUCKET must be set',
  );

const logger = new Logger({ serviceName: 'person' });
const client = openClient();
const kms = new KMSClient();
const table = openTable({ client, name: TIMEBANK_TABLE, randomBytes });
const { open } = kmsCipher({ kms, keyId: CIPHER_KEY_ID });

const ports = {
  ...cityStore(table),
  ...orderStore(table, sha256),
  ...personStore(table, sha256),
  ...orderQueries(table),
  ...peopleStore(table),
  ...currentProjections(table, presentMs),
  ...viewQueries(table),
  ...tryStore(table),
  ...visitCodes({ kms, keyId: KEY_PEPPER_ID }),
  reveal: reveal({
    ...identityStore(client, IDENTITY_TABLE),
    open,
    looker: presentLooker,
    note: (note) => logger.info('revealed', { reveal: note }),
  }),
  archive: s3Archive({ s3: new S3Client(), bucket: ARCHIVE_BUCKET }),
  sha256,
};

const door = openDoor({
  verify: tokenVerifier(JWKS),
  sha256,
  denied: (note, code) => logger.warn('denied', { ...note, code }),
  failed: (note, cause) => logger.error('failed', { ...note, error: cause }),
});

routeQuery(door, 'person', homeContract, home(ports));
routeQuery(door, 'person', hallContract, hall(ports));
routeQuery(door, 'person', orderContract, order(ports, 'person'));
routeQuery(door, 'person', myVisitsContract, myVisits(ports));
routeQuery(door, 'person', passbookContract, passbook(ports));
routeQuery(door, 'person', giftOptionsContract, giftOptions(ports));
routeQuery(door, 'person', fundingProposalContract, fundingProposal(ports));
routeQuery(door, 'person', heldMinutesContract, heldMinutes(ports));
routeQuery(door, 'person', serviceRecordsContract, serviceRecords(ports));
routeQuery(door, 'person', monthlySlipContract, monthlySlip(ports, 'person'));
routeQuery(door, 'person', yearLinesContract, yearLines(ports, 'person'));
routeQuery(door, 'person', lineProofContract, lineProof(ports));

routeCommand(door, 'person', requestOrderContract, requestOrder(ports));
routeCommand(door, 'person', rescheduleOrderContract, rescheduleOrder(ports));
routeCommand(door, 'person', cancelOrderContract, cancelOrder(ports));
routeCommand(door, 'person', grabOrderContract, grabOrder(ports));
routeCommand(door, 'person', dropOrderContract, dropOrder(ports));
routeCommand(door, 'person', checkInContract, checkIn(ports));
routeCommand(door, 'person', checkOutContract, checkOut(ports));
routeCommand(door, 'person', agreeMoreContract, agreeMore(ports));
routeCommand(door, 'person', confirmOrderContract, confirmOrder(ports));
routeCommand(door, 'person', denyOrderContract, denyOrder(ports));
routeCommand(door, 'person', disputeOrderContract, disputeOrder(ports));
routeCommand(door, 'person', giveMinutesContract, giveMinutes(ports));
routeCommand(door, 'person', giveMandateContract, giveMandate(ports));
routeCommand(door, 'person', withdrawMandateContract, withdrawMandate(ports));
routeCommand(door, 'person', askLoanContract, askLoan(ports));
routeCommand(door, 'person', guaranteeLoanContract, answerLoan(ports, 'guarantee'));
routeCommand(door, 'person', declineLoanContract, answerLoan(ports, 'decline'));
routeCommand(door, 'person', endGuaranteeContract, answerLoan(ports, 'end'));
routeCommand(door, 'person', repayLoanContract, repayLoan(ports));
routeCommand(door, 'person', setRepayShareContract, setRepayShare(ports));

// Written beside the bundle when it is built (local/build-openapi.mjs).
routeText(door, '/openapi.json', () => readFile(new URL('openapi.json', import.meta.url), 'utf8'));

export const handler: LambdaHandler = lambdaHandler(door);
