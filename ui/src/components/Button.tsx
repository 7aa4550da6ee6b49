import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Icon, type IconName } from "./Icon";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  children?: ReactNode;
  icon?: IconName;
  /** `go`: the one filled button of a screen. `quiet`: no frame. `link`: a word in a sentence. */
  look?: "plain" | "go" | "quiet" | "link";
  /** The key that does the same. */
  shortcut?: string;
  /** Why it cannot be pressed. Drawn dashed; the reason also stands beside it or is its title. */
  refused?: string;
}

/** Disabled by a reason, never silently: it keeps the focus and says why. */
export function Button({
  children,
  icon,
  look = "plain",
  shortcut,
  refused = "",
  onPress,
  ...rest
}: ButtonProps) {
  const off = refused !== "";
  return (
    <AriaButton
      {...rest}
      {...(!off && onPress ? { onPress } : {})}
      className={`button ${look}${off ? " off" : ""}${children ? "" : " square"}`}
      {...(off ? { "aria-disabled": "true" as const, "aria-description": refused } : {})}
      {...(off ? { render: (props) => <button {...props} title={refused} /> } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <span className="key">{shortcut}</span>}
    </AriaButton>
  );
}
