import { ImportRow } from './import-row.entity';
import { ImportRowResolver, ImportsResolver } from './imports.resolver';
import { importLaws } from './laws';
import { OpeningPaperResolver, StatementOpeningResolver } from './opening-paper';
import { importsPersonal } from './personal';
import { QueueImportsResolver } from './queue-imports';
import { RegisterImport } from './register-import.entity';

export const importsRoom = {
  entities: [RegisterImport, ImportRow],
  resolvers: [
    ImportsResolver,
    ImportRowResolver,
    StatementOpeningResolver,
    OpeningPaperResolver,
    QueueImportsResolver,
  ],
  laws: importLaws,
  personal: importsPersonal,
} as const;
