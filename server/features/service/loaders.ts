import { grouped, inOrder, loader } from '#server/core/loader';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { CertificateObjection } from './certificate-objection.entity';
import { Certificate, CertificateLine } from './certificate.entity';
import { type Figures, figuresOfAll, type ServiceSpan } from './queries';

export const certificateById = loader<Certificate | null>(async (reader, ids) =>
  inOrder(
    ids,
    (await reader.rows<Certificate>('select * from certificate where id = any($1::uuid[])', [ids])).map(
      (row) => Object.assign(new Certificate(), row),
    ),
    (row) => row.id,
  ),
);

/** Figures of service as they are now; certificates that are not issued show them. */
export const figuresBySpan = loader<Figures, ServiceSpan>(figuresOfAll);

/** What stands on the paper, the most first. */
export const linesOfCertificate = loader<CertificateLine[]>(async (reader, ids) =>
  grouped(
    ids,
    (
      await reader.rows<CertificateLine>(
        'select * from certificate_line where certificate_id = any($1::uuid[]) order by minutes desc, kind',
        [ids],
      )
    ).map((row) => Object.assign(new CertificateLine(), row)),
    (row) => row.certificateId,
  ),
);

/** Objections to an application, oldest first. */
export const objectionsOfCertificate = loader<CertificateObjection[]>(async (reader, ids) =>
  grouped(
    ids,
    (
      await reader.rows<CertificateObjection>(
        'select * from certificate_objection where certificate_id = any($1::uuid[]) order by filed_at, id',
        [ids],
      )
    ).map((row) => Object.assign(new CertificateObjection(), row)),
    (row) => row.certificateId,
  ),
);

/** Records that a request for correction speaks of, or that answered it. */
export const recordOfCorrection = loader<ActivityRecord | null>(async (reader, ids) =>
  inOrder(
    ids,
    (
      await reader.rows<ActivityRecord>('select * from activity_record where id = any($1::uuid[])', [ids])
    ).map((row) => Object.assign(new ActivityRecord(), row)),
    (row) => row.id,
  ),
);
