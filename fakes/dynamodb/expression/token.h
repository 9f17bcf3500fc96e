// The tokens of DynamoDB's expressions.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "fakes/dynamodb/expression/error.h"

namespace dynamodb::expression {

enum class TokenKind {
  kIdentifier,        // starts with a letter: attribute name, function name or keyword
  kNamePlaceholder,   // #name
  kValuePlaceholder,  // :value
  kInteger,
  kSymbol,   // ( ) [ ] , . + - = < > <= >= <>
  kUnknown,  // one character that no expression may hold
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Splits `source`; the last token is kEnd. Never fails: what is not a token is kUnknown.
std::vector<Token> tokenize(std::string_view source);

// A cursor over the tokens of one expression, with AWS's syntax error.
class TokenStream {
 public:
  // `source` must outlive the stream.
  explicit TokenStream(std::string_view source) : source_(source), tokens_(tokenize(source)) {}

  TokenKind kind() const { return tokens_[position_].kind; }
  std::string_view text() const { return text_of(tokens_[position_]); }
  bool at_end() const { return kind() == TokenKind::kEnd; }
  bool at_symbol(std::string_view symbol) const {
    return kind() == TokenKind::kSymbol && text() == symbol;
  }
  // `keyword` in upper case; the token may be in any.
  bool at_keyword(std::string_view keyword) const;
  // Looks one token ahead.
  bool next_is_symbol(std::string_view symbol) const;

  // Returns the current token's text and moves on. At the end it stays there.
  std::string_view take();
  // Moves on if the current token is that symbol or keyword.
  bool take_symbol(std::string_view symbol);
  bool take_keyword(std::string_view keyword);
  void expect_symbol(std::string_view symbol);

  // Throws `Syntax error; token: "…", near: "…"` for the current token.
  [[noreturn]] void fail() const;

 private:
  std::string_view text_of(const Token& token) const {
    return source_.substr(token.begin, token.end - token.begin);
  }

  std::string_view source_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
};

}  // namespace dynamodb::expression
