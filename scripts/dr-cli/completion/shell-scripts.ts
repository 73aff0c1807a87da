/** Shells that words are completed in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Each asks `dr-cli complete` for `word<TAB>description` lines; where there are none, files are offered. */
export const SHELL_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# Completion of dr-cli in bash. In ~/.bashrc: eval "$(dr-cli completion bash)"
_dr_cli_complete() {
  local line=\${COMP_LINE:0:COMP_POINT}
  local word=\${line##*[[:space:]]}
  local kept='' upto separator candidate description
  # Bash replaces only what follows the last of these characters in a word.
  for separator in @ : =; do
    if [[ $COMP_WORDBREAKS == *"$separator"* && $word == *"$separator"* ]]; then
      upto=\${word%"$separator"*}$separator
      if (( \${#upto} > \${#kept} )); then kept=$upto; fi
    fi
  done
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate description; do
    COMPREPLY+=("\${candidate#"$kept"}")
  done < <(dr-cli complete -- "$line" 2>/dev/null)
}
complete -o default -F _dr_cli_complete dr-cli
`,
  zsh: `#compdef dr-cli
# Completion of dr-cli in zsh. In ~/.zshrc, after compinit: eval "$(dr-cli completion zsh)"
_dr_cli_complete() {
  local candidate description
  local -a candidates
  while IFS=$'\\t' read -r candidate description; do
    candidates+=("\${candidate//:/\\\\:}\${description:+:$description}")
  done < <(dr-cli complete -- "\${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)
  if (( \${#candidates} )); then
    _describe 'dr-cli' candidates
  else
    _files
  fi
}
compdef _dr_cli_complete dr-cli
`,
  fish: `# Completion of dr-cli in fish: dr-cli completion fish > ~/.config/fish/completions/dr-cli.fish
function __dr_cli_complete
    set -l found (dr-cli complete -- (commandline -cp | string collect) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c dr-cli --no-files -a '(__dr_cli_complete)'
`,
};
