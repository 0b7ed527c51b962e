import { day, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// Of a person only the household's pledge is known here, and what a member held; a pledge goes with who signed it.

const topicWords = {
  DRUGS: ['不沾毒品', 'no drugs'],
  GAMBLING: ['不参与赌博', 'no gambling'],
  BOTH: ['不沾毒、不赌博', 'neither drugs nor gambling'],
} as const;

export const preventionPersonal: Personal = {
  chapters: [
    {
      key: 'pledges',
      zh: '禁毒禁赌承诺',
      en: 'Pledge against drugs and gambling',
      columns: [
        day('signedOn', '签的日子', 'Signed on'),
        word('topic', '内容', 'What', topicWords),
        day('reviewOn', '下次问一问', 'Looked at again on'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select p.signed_on, p.topic, p.review_on from prevention_pledge p
           where p.signed_by = $1 or p.household_id in (select id from household where head_id = $1)`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => {
      const gone = await tx.rows('delete from prevention_pledge where signed_by = $1 returning id', [
        person.id,
      ]);
      return { place: 'PLEDGES', removed: gone.length, kept: 0 };
    },
  ],
};
