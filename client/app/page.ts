import { type ComponentType, lazy } from 'react';

/** A page that is its own piece of the program, loaded when somebody goes there. */
export function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}
