import 'react';

declare module 'react' {
  // Custom properties are ordinary CSS; React's typing leaves them out.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
