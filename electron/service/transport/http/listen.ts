import type { FastifyInstance } from "fastify";
import { AppError } from "../../../../shared/result/app-error.ts";

/** Resolves to the port that was taken. Refuses with `port-in-use` or `service-start-failed`. */
export async function listen(
  http: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    throw explain(error, `${host}:${port}`);
  }
  const address = http.server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function explain(error: unknown, where: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new AppError("port-in-use", `Another program listens on ${where} already`, {
      cause: error,
    });
  }
  if (code === "EACCES" || code === "EADDRNOTAVAIL") {
    return new AppError(
      "service-start-failed",
      `This computer does not let the service listen on ${where}`,
      {
        cause: error,
      },
    );
  }
  return error;
}
