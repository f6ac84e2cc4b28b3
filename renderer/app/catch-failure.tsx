import { Component, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

interface CatchFailureProps {
  readonly children: ReactNode;
}

/**
 * A view that can't be drawn must not take the window with it. React knows no other way than a class.
 */
export class CatchFailure extends Component<CatchFailureProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <EmptyState
        icon="alert"
        title={t("app.drawing-failed")}
        isFailure
        action={
          <Button onPress={() => this.setState({ hasFailed: false })}>{t("app.show-again")}</Button>
        }
      >
        {t("app.drawing-failed-words")}
      </EmptyState>
    );
  }
}
