import { newId } from '#server/core/id';
import type { Caller, Result, World } from './world';

type Input = Record<string, unknown>;

// An answer without an id (a number, a list, figures) is itself what has to come back.
const answerOf = (data: Result['data']): string => data?.id ?? JSON.stringify(data);

/** The mutations of a room as its tests send them, by name. */
export function movesOf<Name extends string>(documents: Readonly<Record<Name, string>>) {
  /** Sends one with a request id of its own; answers the raw result, so that refusals can be looked at. */
  function tried(caller: Caller, name: Name, input: Input): Promise<Result> {
    return caller.run(documents[name], { input: { requestId: newId(), ...input } });
  }

  /** One that is expected to be carried out; answers what it answers. */
  async function made(caller: Caller, name: Name, input: Input): Promise<Result['data']> {
    const { data, codes, fields } = await tried(caller, name, input);
    if (codes.length > 0) throw new Error(`${name} was refused: ${codes.join(', ')} ${fields.join(', ')}`);
    return data[name];
  }

  /** The codes it is refused with for each of these people; nobody is signed in for null. */
  async function refusals(
    world: World,
    name: Name,
    input: Input,
    people: readonly (string | null)[],
  ): Promise<string[]> {
    const codes: string[] = [];
    for (const person of people) {
      const result = await tried(person ? world.as(person) : world.stranger, name, input);
      codes.push(result.codes.join(' ') || 'DONE');
    }
    return codes;
  }

  /** How it answers when it is sent twice, and when its request id comes back with another input. */
  async function twice(
    caller: Caller,
    name: Name,
    input: Input,
    other: Input,
  ): Promise<{ same: boolean; mismatch: string }> {
    const requestId = newId();
    const first = await made(caller, name, { ...input, requestId });
    const again = await made(caller, name, { ...input, requestId });
    const mixed = await tried(caller, name, { ...input, ...other, requestId });
    return { same: answerOf(first) === answerOf(again), mismatch: mixed.codes.join(' ') };
  }

  return { tried, made, refusals, twice };
}
