import { useEffect, useState } from 'react';

/** The value once it has been quiet for `wait` milliseconds. */
export function useDebounced<Value>(value: Value, wait: number): Value {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return quiet;
}
