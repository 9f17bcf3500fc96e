#include "fakes/sts/sts.h"

#include "fakes/sts/operations/get_caller_identity.h"

namespace sts {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<get_caller_identity>("GetCallerIdentity"),
};

constexpr aws::ServiceModel kModel = {
    .id = "sts",
    .signing_name = "sts",
    .query_version = "2011-06-15",
    .xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/",
    .operations = kOperations,
    .invalid = aws::default_invalid,
};

}  // namespace

const aws::ServiceModel& Sts::model() const { return kModel; }

}  // namespace sts
