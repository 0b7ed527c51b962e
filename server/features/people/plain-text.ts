import { IsString, Matches, MaxLength } from 'class-validator';

// NUL and other control characters do not belong into any text; a line break only where several lines are meant.
const oneLine = /^[^\p{Cc}]*$/u;
const notBlank = /^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;
const lines = /^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u;

function checked(max: number, pattern: RegExp): PropertyDecorator {
  return (target, key) => {
    IsString()(target, key);
    Matches(pattern)(target, key);
    MaxLength(max)(target, key);
  };
}

/** One line of text, not blank: BAD_INPUT, or TOO_LONG beyond `max` characters. */
export const PlainText = (max: number): PropertyDecorator => checked(max, notBlank);

/** One line of text that may be empty. */
export const PlainTextOrEmpty = (max: number): PropertyDecorator => checked(max, oneLine);

/** Text of several lines that may be empty. */
export const PlainLines = (max: number): PropertyDecorator => checked(max, lines);

/** A text as it is kept: without blanks at its ends. */
export function trimmed(text: string): string {
  return text.trim();
}
