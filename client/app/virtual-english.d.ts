declare module 'virtual:english' {
  /** English texts by room; made by the build. */
  export const english: Readonly<
    Record<string, Readonly<Record<string, string | { one: string; other: string }>>>
  >;
}
