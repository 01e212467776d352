"""The language server: findings while an agreement is written, in any editor that speaks the protocol."""
