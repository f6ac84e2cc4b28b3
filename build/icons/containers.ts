import { Buffer } from "node:buffer";

export interface Picture {
  readonly size: number;
  readonly png: Buffer;
}

/** The four letters under which macOS looks for a PNG of each size. */
const ICNS_TYPES: Readonly<Record<number, string>> = {
  16: "icp4",
  32: "icp5",
  64: "icp6",
  128: "ic07",
  256: "ic08",
  512: "ic09",
  1024: "ic10",
};

/** macOS: a header, then each picture behind its type and length. */
export function packIcns(pictures: readonly Picture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) => {
    const type = ICNS_TYPES[size];
    return type === undefined ? [] : [Buffer.from(type), bigEndian(png.length + 8), png];
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from("icns"), bigEndian(body.length + 8), body]);
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

/** Windows: a directory of all pictures, then the pictures. */
export function packIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = ICO_HEADER + ICO_ENTRY * index;
    // One byte each for width and height, in which 0 means 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
