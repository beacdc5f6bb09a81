import type { JointKind } from './joint.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const opensClause = list(
  'และ แต่ หรือ เพราะ เพราะว่า ซึ่ง ถ้า หาก เมื่อ ขณะที่ แม้ แม้ว่า ดังนั้น จึง จน จนกระทั่ง แล้วก็ แล้ว ก็ ที่ ว่า ทำไม อย่างไร',
);
const opensPhrase = list('ใน จาก กับ โดย เพื่อ ของ บน ใต้ ถึง ต่อ สำหรับ ระหว่าง ตาม เกี่ยวกับ ด้วย ตั้งแต่ หลัง ก่อน');
/** Prefixes, negation, modal verbs, and the openers themselves: they point to the next word. */
const forward = list(
  'การ ความ ไม่ จะ ได้ ต้อง ควร อาจ คง กำลัง เคย อยาก น่า ช่วย ให้ เป็น คือ ทุก แต่ละ บาง หลาย นัก ผู้ ชาว คน ฉัน ผม เขา เธอ เรา คุณ มัน พวกเขา',
);
const enclitic = list(
  'ๆ ฯ ค่ะ คะ ครับ นะ สิ ล่ะ ไหม มั้ย หรอก เลย อยู่ นี้ นั้น โน้น เอง กัน ด้วย แล้ว มาก มากๆ จัง บ้าง ไป มา',
);
const numeral = /(?:\p{N}|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)$/u;

/** The joint between two words of Thai text without a space between them. */
export function thaiJoint(left: string, right: string): JointKind {
  if (right.startsWith('ๆ') || right.startsWith('ฯ')) return 'closed';
  if (numeral.test(left)) return 'tight';
  if (enclitic.has(right) && !opensClause.has(right)) return 'bound';
  if (opensClause.has(left) || opensPhrase.has(left) || forward.has(left)) return 'bound';
  if (opensClause.has(right)) return 'opensClause';
  if (opensPhrase.has(right)) return 'opensPhrase';
  return 'plain';
}
