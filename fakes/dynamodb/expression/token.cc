#include "fakes/dynamodb/expression/token.h"

#include <algorithm>

namespace dynamodb::expression {
namespace {

// With the blank behind it, as a rule or more.
constexpr std::size_t kUsualTokenBytes = 4;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_part(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::size_t end_of_name(std::string_view source, std::size_t at) {
  while (at < source.size() && is_name_part(source[at])) ++at;
  return at;
}

Token read_token(std::string_view source, std::size_t at) {
  const char c = source[at];
  const char next = at + 1 < source.size() ? source[at + 1] : '\0';
  if (is_letter(c)) return {TokenKind::kIdentifier, at, end_of_name(source, at)};
  if (is_digit(c)) {
    std::size_t end = at;
    while (end < source.size() && is_digit(source[end])) ++end;
    return {TokenKind::kInteger, at, end};
  }
  if ((c == '#' || c == ':') && is_name_part(next)) {
    return {c == '#' ? TokenKind::kNamePlaceholder : TokenKind::kValuePlaceholder, at,
            end_of_name(source, at + 1)};
  }
  if ((c == '<' && (next == '=' || next == '>')) || (c == '>' && next == '=')) {
    return {TokenKind::kSymbol, at, at + 2};
  }
  if (std::string_view("()[],.+-=<>").find(c) != std::string_view::npos) {
    return {TokenKind::kSymbol, at, at + 1};
  }
  return {TokenKind::kUnknown, at, at + 1};
}

}  // namespace

std::vector<Token> tokenize(std::string_view source) {
  std::vector<Token> tokens;
  tokens.reserve(source.size() / kUsualTokenBytes + 2);
  std::size_t at = 0;
  while (true) {
    while (at < source.size() && is_space(source[at])) ++at;
    if (at == source.size()) break;
    tokens.push_back(read_token(source, at));
    at = tokens.back().end;
  }
  tokens.push_back({TokenKind::kEnd, source.size(), source.size()});
  return tokens;
}

bool TokenStream::at_keyword(std::string_view keyword) const {
  if (kind() != TokenKind::kIdentifier) return false;
  const std::string_view word = text();
  return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                    [](char a, char b) { return upper(a) == b; });
}

bool TokenStream::next_is_symbol(std::string_view symbol) const {
  if (at_end()) return false;
  const Token& next = tokens_[position_ + 1];
  return next.kind == TokenKind::kSymbol && text_of(next) == symbol;
}

std::string_view TokenStream::take() {
  const std::string_view taken = text();
  if (!at_end()) ++position_;
  return taken;
}

bool TokenStream::take_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) return false;
  ++position_;
  return true;
}

bool TokenStream::take_keyword(std::string_view keyword) {
  if (!at_keyword(keyword)) return false;
  ++position_;
  return true;
}

void TokenStream::expect_symbol(std::string_view symbol) {
  if (!take_symbol(symbol)) fail();
}

void TokenStream::fail() const {
  const Token& bad = tokens_[position_];
  // `near` spans from the token before to the token after, as they stand in the source.
  const Token& first = position_ > 0 ? tokens_[position_ - 1] : bad;
  const Token& last =
      position_ + 1 < tokens_.size() && tokens_[position_ + 1].kind != TokenKind::kEnd
          ? tokens_[position_ + 1]
          : bad;
  const std::size_t end = bad.kind == TokenKind::kEnd ? first.end : last.end;
  const std::string token(bad.kind == TokenKind::kEnd ? "<EOF>" : text_of(bad));
  throw ExpressionError("Syntax error; token: \"" + token + "\", near: \"" +
                        std::string(source_.substr(first.begin, end - first.begin)) + "\"");
}

}  // namespace dynamodb::expression
