/** A noun's table of moves: from which states each move is legal, and where it leads. */
export type Moves<State extends string, Move extends string> = Readonly<
  Record<Move, { readonly from: readonly State[]; readonly to: State | null }>
>;

/** Is this move legal in this state? (Whether this person may make it is the policy's question.) */
export function isLegal<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  move: Move,
  state: State,
): boolean {
  return moves[move].from.includes(state);
}

/** Every move that is legal in this state, in the table's order. */
export function legalMoves<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  state: State,
): Move[] {
  return (Object.keys(moves) as Move[]).filter((move) => isLegal(moves, move, state));
}
