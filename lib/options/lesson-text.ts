/** A taught screen as text: for an administrator's policy, and for another browser. */
import * as v from 'valibot';
import { hasPlace } from '../protocol/lesson.ts';
import { type ProfileOverrides, profileOverridesSchema } from '../psa/profile-overrides.ts';

/** The value of the policy's key `detection`, or a settings file for `npm run package` with that key alone. */
export type LessonForm = 'value' | 'file';

/** In characters: far more than a lesson has. */
const longestText = 100_000;

const jsonSchema = v.pipe(v.string(), v.maxLength(longestText), v.parseJson());
const fileSchema = v.object({ detection: v.unknown() });

/** Writes what replaces parts of the profile, as JSON that people can read. */
export function writeLessonText(detection: ProfileOverrides, form: LessonForm): string {
  return JSON.stringify(form === 'file' ? { detection } : detection, null, 2);
}

/** Reads either form; null if the text does not say where the invoice number is. */
export function readLessonText(text: string): ProfileOverrides | null {
  const json = v.safeParse(jsonSchema, text);
  if (!json.success) return null;
  const file = v.safeParse(fileSchema, json.output);
  const overrides = v.parse(profileOverridesSchema, file.success ? file.output.detection : json.output);
  return hasPlace(overrides) ? overrides : null;
}
