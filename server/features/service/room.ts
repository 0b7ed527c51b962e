import { CertificateObjection } from './certificate-objection.entity';
import { Certificate } from './certificate.entity';
import { CertificateObjectionResolver, CertificateResolver } from './certificates.resolver';
import { HoursCorrectionResolver } from './corrections.resolver';
import { HoursCorrection } from './hours-correction.entity';
import { AreaHoursResolver, PersonHoursResolver, VillageHoursResolver } from './hours.resolver';
import { hoursLaws } from './laws';
import { hoursPersonal } from './personal';
import { HoursTerms } from './terms.entity';

/** What hours, honours and certificates bring to the house. */
export const hoursRoom = {
  entities: [Certificate, CertificateObjection, HoursCorrection, HoursTerms],
  resolvers: [
    PersonHoursResolver,
    VillageHoursResolver,
    AreaHoursResolver,
    CertificateResolver,
    CertificateObjectionResolver,
    HoursCorrectionResolver,
  ],
  laws: hoursLaws,
  personal: hoursPersonal,
} as const;
