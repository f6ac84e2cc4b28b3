import { Notification } from "electron";

export interface DesktopAlertsOptions {
  /** What to call a person. */
  nameOf(person: string): string;
  onDidClick(person: string): void;
}

/** Alerts as the system shows them, so that its own do-not-disturb holds for them too. */
export interface DesktopAlerts {
  /** One for a person, in place of the one before. */
  show(person: string, body: string): void;
  withdraw(person: string): void;
}

export function createDesktopAlerts({ nameOf, onDidClick }: DesktopAlertsOptions): DesktopAlerts {
  // Held until withdrawn: a collected notification loses its click.
  const shown = new Map<string, Notification>();
  const withdraw = (person: string) => {
    shown.get(person)?.close();
    shown.delete(person);
  };
  return {
    show(person, body) {
      if (!Notification.isSupported()) return;
      // Only the first one makes a sound; the others replace it.
      const silent = shown.has(person);
      withdraw(person);
      const notification = new Notification({ title: nameOf(person), body, silent });
      notification.on("click", () => onDidClick(person));
      shown.set(person, notification);
      notification.show();
    },
    withdraw,
  };
}
