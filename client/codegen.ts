import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { type CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['client/**/*.{ts,tsx}', '!client/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'client/gql/': {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'unmask' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          ID: { input: 'string', output: 'string' },
          DateTimeISO: 'string',
          LocalDate: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
