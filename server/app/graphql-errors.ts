import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Log } from '#server/core/context';
import { DomainError, ErrorCode, refusalOf } from '#server/core/errors';

const constraintCodes: Record<string, ErrorCode> = {
  maxLength: ErrorCode.TOO_LONG,
  isLength: ErrorCode.TOO_LONG,
  min: ErrorCode.OUT_OF_RANGE,
  max: ErrorCode.OUT_OF_RANGE,
  arrayMaxSize: ErrorCode.TOO_MANY,
};

function innermost(error: ValidationError, path: string[]): { path: string[]; constraint: string } {
  const here = [...path, error.property];
  const child = error.children?.[0];
  if (child) return innermost(child, here);
  return { path: here, constraint: Object.keys(error.constraints ?? {})[0] ?? '' };
}

function shapeFault(error: ArgumentValidationError): DomainError {
  const first = (error.extensions.validationErrors as ValidationError[] | undefined)?.[0];
  if (!first) return new DomainError(ErrorCode.BAD_INPUT);
  const { path, constraint } = innermost(first, []);
  return new DomainError(constraintCodes[constraint] ?? ErrorCode.BAD_INPUT, path.join('.'));
}

/** Turns whatever was thrown into what a client may know: a code, a field, or an id under which we logged it. */
export function createErrorFormat(
  log: Log,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, wrapped) => {
    const error = unwrapResolverError(wrapped);
    const refusal = error instanceof ArgumentValidationError ? shapeFault(error) : refusalOf(error);
    if (refusal) {
      const { code, field, about } = refusal;
      return {
        message: code,
        path: formatted.path,
        locations: formatted.locations,
        extensions: { code, field, about },
      };
    }
    if (error instanceof GraphQLError && formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR') {
      const code = formatted.extensions?.code;
      return {
        ...formatted,
        extensions: { ...formatted.extensions, code: code === 'BAD_USER_INPUT' ? ErrorCode.BAD_INPUT : code },
      };
    }
    const faultId = randomUUID();
    // The statement's parameters may hold names; the error's own message and stack do not.
    log.error(
      { faultId, fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' },
      'fault',
    );
    return {
      message: ErrorCode.INTERNAL,
      path: formatted.path,
      extensions: { code: ErrorCode.INTERNAL, faultId },
    };
  };
}
