import { CombinedGraphQLErrors } from '@apollo/client';
import { useErrorText } from '#client/ui/error-text';

/** The product's words for a refusal that came as an answer beside others, not as an error of its own. */
export function useErrorWord(): (code: string) => string {
  const words = useErrorText();
  return (code) =>
    words(new CombinedGraphQLErrors({ errors: [{ message: code, extensions: { code } }] })).message;
}
