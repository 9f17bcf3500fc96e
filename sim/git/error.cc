#include "sim/git/error.h"

#include "sim/git/handles.h"

namespace sim::git {
namespace {

Reason reason_of(int code) {
  switch (code) {
    case GIT_ENOTFOUND:
    case GIT_EUNBORNBRANCH:
      return Reason::kNotFound;
    case GIT_EEXISTS:
      return Reason::kExists;
    case GIT_ENONFASTFORWARD:
    case GIT_EMODIFIED:
      return Reason::kNotFastForward;
    case GIT_ECONFLICT:
    case GIT_EUNCOMMITTED:
    case GIT_EDIRECTORY:
      return Reason::kConflict;
    case GIT_EINVALIDSPEC:
    case GIT_EINVALID:
    case GIT_EAMBIGUOUS:
      return Reason::kInvalid;
    default:
      return Reason::kOther;
  }
}

}  // namespace

void check(int code, std::string_view verb, std::string_view what) {
  if (code >= 0) return;
  std::string attempt(verb);
  if (!what.empty()) attempt.append(" ").append(what);
  const git_error* last = git_error_last();
  const std::string message =
      last != nullptr && last->message != nullptr ? last->message : "libgit2 gave no message";
  throw Error(reason_of(code), attempt, message);
}

CommitId to_text(const git_oid& id) {
  CommitId text(GIT_OID_HEXSZ, '\0');
  git_oid_fmt(text.data(), &id);
  return text;
}

git_oid to_oid(std::string_view hex) {
  git_oid id;
  if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstrn(&id, hex.data(), hex.size()) < 0) {
    throw Error(Reason::kInvalid, "read commit id '" + std::string(hex) + "'",
                "expected 40 hexadecimal digits");
  }
  return id;
}

SignaturePtr to_git(const Signature& signature) {
  SignaturePtr made;
  if (signature.name.find('\n') != std::string::npos ||
      signature.email.find('\n') != std::string::npos) {
    throw Error(Reason::kInvalid, "sign as " + signature.name, "a line end in a name or address");
  }
  check(git_signature_new(out(made), signature.name.c_str(), signature.email.c_str(),
                          unix_s(signature.time), 0),
        "sign as", signature.name);
  return made;
}

Signature from_git(const git_signature& signature) {
  return {signature.name, signature.email,
          Time{saturated(std::chrono::seconds{signature.when.time})}};
}

}  // namespace sim::git
