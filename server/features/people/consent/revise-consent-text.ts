// What people agreed to keeps its wording: another one is a new version, and asks anew.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { ConsentText } from './consent.entity';
import type { ConsentTextInput } from './consent-inputs';
import { can } from './consent-policy';
import { textInForce } from './consents';

/** Puts a new wording of a purpose in force. Answers it. Throws FORBIDDEN, BAD_INPUT (nothing said), ILLEGAL_MOVE (the same words). */
export async function reviseConsentText(tx: Tx, actor: Actor, input: ConsentTextInput): Promise<ConsentText> {
  const intent = intentOf('reviseConsentText', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ConsentText, { id: earlier }));

  demand(can.reviseText(actor), ErrorCode.FORBIDDEN);
  const words = {
    titleZh: input.titleZh.trim(),
    titleEn: input.titleEn.trim(),
    wordsZh: input.wordsZh.trim(),
    wordsEn: input.wordsEn.trim(),
  };
  demand(words.wordsZh !== '', ErrorCode.BAD_INPUT, 'wordsZh');
  demand(words.wordsEn !== '', ErrorCode.BAD_INPUT, 'wordsEn');
  // Two revisions at once take turns: the second one is a version of its own.
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('consent_text ' || $1, 0))", [input.purpose]);
  const before = found(await textInForce(tx, input.purpose), 'purpose');
  const same = (Object.keys(words) as (keyof typeof words)[]).every((key) => words[key] === before[key]);
  demand(!same, ErrorCode.ILLEGAL_MOVE);
  const version = before.version + 1;
  await tx.manager.insert(ConsentText, {
    id: input.requestId,
    purpose: input.purpose,
    version,
    ...words,
    fromAt: tx.at,
    setBy: actor.residentId,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'CONSENT_TEXT',
      subjectId: input.requestId,
      move: 'REVISE',
      detail: { purpose: input.purpose, version },
    },
  ]);
  return found(await tx.one(ConsentText, { id: input.requestId }));
}
