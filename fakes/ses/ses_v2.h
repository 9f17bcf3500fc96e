// Version 2 of SES's API, a second way to the state of Ses.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/Welcome.html
#pragma once

#include "fakes/ses/ses.h"

namespace ses {

class SesV2 : public aws::Service {
 public:
  // `ses` must outlive this.
  explicit SesV2(Ses& ses) : ses_(ses) {}

  // The API, whichever instance serves it.
  static const aws::ServiceModel& api();
  const aws::ServiceModel& model() const override { return api(); }
  // The state is that of Ses, which resets it.

  Ses& v1() { return ses_; }

 private:
  Ses& ses_;
};

}  // namespace ses
