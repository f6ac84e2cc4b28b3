/** Something to look at: a place and, perhaps, what is opened on it. `Who` is a person in front of an app. */
export interface View<Who> {
  readonly name: string;
  /** Brings a person of the lively street there. The window is wide meanwhile. */
  goTo(one: Who): Promise<void>;
  /** In the width that is looked at: what does not outlive a change of it. Escape closes it. */
  open?(one: Who): Promise<void>;
}
