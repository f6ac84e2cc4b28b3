import { limits } from "../../../shared/contract/limits.ts";
import { AppError } from "../../../shared/result/app-error.ts";
import { normaliseName } from "../../../shared/model/address.ts";

// What is tried first everywhere, of at least eight characters; patterns below catch the rest of the kind.
const OBVIOUS = new Set(
  [
    "password passw0rd password1 password12 password123 password1234 passwort passwort1 motdepasse",
    "contraseña trustno1 iloveyou sunshine princess football baseball superman starwars whatever",
    "michelle jennifer computer internet corvette mercedes samantha letmein1 letmein123 welcome1",
    "welcome123 changeme changeme1 changeme123 admin123 administrator qwertyui qwertyuiop qwerty123",
    "qwerty1234 qwertz123 azerty123 asdfghjk asdfghjkl zxcvbnm1 1q2w3e4r 1qaz2wsx 1q2w3e4r5t abc12345",
    "abcd1234 a1b2c3d4 iloveyou1 dragon123 monkey123 master123 shadow123 liverpool chocolate",
    "porchlight porchlight1 secret123 testtest test1234 12341234 11223344 87654321 987654321 9876543210",
  ].flatMap((line) => line.split(" ")),
);
const RUN = "01234567890123456789abcdefghijklmnopqrstuvwxyz";

/** Refuses with `password-too-weak`, in words, what would be guessed within the first hundred tries. */
export function requireGoodPassword(password: string, name: string): void {
  const reason = whyWeak(password, name);
  if (reason !== undefined) throw new AppError("password-too-weak", reason);
}

function whyWeak(password: string, name: string): string | undefined {
  if ([...password].length < limits.passwordMinimum) {
    return `a password has at least ${limits.passwordMinimum} characters`;
  }
  const plain = normaliseName(password);
  if (plain === name || plain === [...name].toReversed().join("")) {
    return "the password must not be the account name";
  }
  if (OBVIOUS.has(plain) || isRepetition(plain) || RUN.includes(plain)) {
    return "this password is among the first that anybody would try";
  }
  return undefined;
}

/** One or two characters over and over. */
function isRepetition(password: string): boolean {
  return new Set(password).size <= 2;
}
