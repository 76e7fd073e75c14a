/** How a delivery is signed: HMAC-SHA256 over the moment and the body, so that neither can be changed and an old one cannot be sent again unnoticed. */
import { createHmac } from 'node:crypto';

export const signatureHeader = 'qiyun-signature';

/** As `t=1720000000,v1=5e88…`: seconds since 1970, and the HMAC of `t.body` in hexadecimal. */
export function signDelivery(secret: string, atS: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${atS}.${body}`).digest('hex');
  return `t=${atS},v1=${mac}`;
}
